"""Two invented pages about one harbour: four officials told an agency, and another outlet retells it."""

from __future__ import annotations

FIRST = """وكالة الندى: عودة العمل إلى مرفأ الزيتون

4 مارس 2031

قال أربعة مسؤولين في المرفأ لوكالة الندى إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.
"""
SECOND = """مرفأ الزيتون يعود إلى العمل

5 مارس 2031

قال مسؤولون في المرفأ إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.

ونفى مدير المرفأ سالم الغيداق عودة السفن إلى مرفأ الزيتون.
"""
