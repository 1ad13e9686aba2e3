"""The eighteen teachers of the worked example as a study: attributes of cases, marks by wave, and two pupils."""

from __future__ import annotations

import tematik as tk

#: School; R, M, F, D, L; mark of wave 1; appraisal; intake.
TEACHERS = {
    "G01": ("S1", "11111", 86.4, 93, "tinggi"),
    "G02": ("S1", "11111", 83.1, 90, "tinggi"),
    "G03": ("S1", "00111", 78.0, 77, "tinggi"),
    "G04": ("S2", "11100", 79.2, 85, "sedang"),
    "G05": ("S2", "10000", 68.5, 82, "sedang"),
    "G06": ("S2", "00000", 61.7, 66, "rendah"),
    "G07": ("S3", "11111", 84.7, 92, "tinggi"),
    "G08": ("S3", "10111", 77.3, 80, "tinggi"),
    "G09": ("S3", "01011", 70.8, 74, "sedang"),
    "G10": ("S4", "11110", 80.5, 87, "sedang"),
    "G11": ("S4", "11000", 69.9, 81, "sedang"),
    "G12": ("S4", "00010", 66.2, 70, "rendah"),
    "G13": ("S5", "11101", 81.6, 88, "tinggi"),
    "G14": ("S5", "00001", 64.4, 68, "rendah"),
    "G15": ("S5", "10101", 72.1, 79, "sedang"),
    "G16": ("S6", "11100", 71.4, 86, "rendah"),
    "G17": ("S6", "00100", 65.3, 72, "rendah"),
    "G18": ("S6", "00000", 76.8, 78, "sedang"),
}
#: Marks of wave 2.
FOLLOWED = {"G05": 72.0, "G06": 62.4, "G11": 76.1, "G14": 64.9, "G15": 76.4, "G17": 66.0}
#: Practices that emerge in wave 2.
EMERGED = {"G05": "F", "G11": "F", "G15": "M"}


def make_study() -> tk.Study:
    study = tk.Study("SMP Kota", language="id")
    for name, (school, practice, mark, pkg, prior) in TEACHERS.items():
        values = {letter: int(digit) for letter, digit in zip("RMFDL", practice, strict=True)}
        study.add_case(name, role="guru", attributes={**values, "pkg": pkg, "prior": prior, "school": school})
        study.set_value(("case", name), "exam", mark, wave="1")
    for name, mark in FOLLOWED.items():
        study.set_value(("case", name), "exam", mark, wave="2")
    for name, letter in EMERGED.items():
        study.set_value(("case", name), letter, 1, wave="2")
    study.add_case("W01", role="siswa")
    study.add_case("W02", role="siswa")
    return study
