"""`python -m tematik`."""

from tematik._cli import main

main()
