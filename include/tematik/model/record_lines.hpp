#pragma once
#include <tematik/model/study.hpp>
