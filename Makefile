# `make demo` and `make test` are all you need. Everything is in python/bootstrap.py.
.PHONY: demo test bench lint docs clean check
demo test bench lint docs clean check:
	@python3 python/bootstrap.py $@
