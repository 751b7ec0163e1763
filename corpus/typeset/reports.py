"""What the sample reports say: the project's own sentences around the council's figures."""

from reportlab.platypus import PageBreak, Paragraph

from .printed import (
    BENEFIT_COLUMNS,
    BENEFITS,
    COMMITTEE,
    COUNCIL,
    DSG_DEFICIT,
    HIGH_NEEDS,
    MONEY_YEARS,
    PLACEMENT_YEARS,
    PLACEMENTS,
)
from .setting import Story, Type, figures_table, gap, paragraphs

_MONEY_HEADINGS = tuple(f"{year}\n£,000" for year in MONEY_YEARS)


def notes_for_visitors(face: Type) -> Story:
    """What stands below the agenda of a front sheet; numbers among it, none of them a figure."""
    return paragraphs(
        face,
        "# Coming to the meeting",
        "The public may watch from the gallery, which seats 40. Doors open 15 minutes before the start. Questions "
        "had to reach us by noon on Tuesday, 28 February 2023.",
        "# Asking for help",
        "Ring 01632 960 100 on weekdays from 9.00 am to 5.00 pm for large print or a hearing loop.",
    )


def minutes(face: Type) -> Story:
    """The minutes of January 2023, with three tables; printed, then scanned."""
    years = tuple(year.replace(" ", "\n") for year in PLACEMENT_YEARS)
    return [
        Paragraph(
            f"Minutes of a meeting of the {COMMITTEE} held at County Hall, Glenfield on Tuesday, 24 January 2023",
            face.title,
        ),
        *paragraphs(
            face,
            "# 54. Minutes of the last meeting",
            "The minutes of 1 November 2022 were taken as read and signed.",
            "# 55. Questions put by members",
            "A member wished to know which parts of the programme for special educational needs were to bring "
            "savings in its first year, and how far they would have grown by its end. In reply the Chairman laid the "
            "following table before the Committee.",
        ),
        figures_table(face, "", BENEFIT_COLUMNS, BENEFITS, (240, 72, 72, 86)),
        gap(),
        *paragraphs(
            face,
            "He added that new places would open in stages, that schools were asked to plan with the authority two "
            "years ahead, and that no decision on the sites had been taken. Standing Order 7(3) allowed one further "
            "question, which was put.",
            "The same member asked how the number of children in care had moved and where they lived. The Director "
            "undertook to have the answer circulated; it is set out overleaf.",
        ),
        PageBreak(),
        *paragraphs(face, "# Looked after children by placement, as of December 2022"),
        figures_table(face, "Looked After Children", years, PLACEMENTS, (150, 52, 52, 52, 52, 52, 60)),
        gap(12),
        *paragraphs(
            face,
            "In all, the number of looked after children rose from 469 in 2016/17 to 680 in 2020/21.",
            "Asked for the Dedicated Schools Grant over the same strategy, the Director gave these totals.",
        ),
        figures_table(face, "", _MONEY_HEADINGS, (DSG_DEFICIT._replace(strong=False),), (190, 70, 70, 70, 70)),
        PageBreak(),
        *paragraphs(
            face,
            "# 56. Demand for education, health and care plans",
            "The Director reported on demand. Between 2016 and 2020 the number of EHC plans in Leicestershire had "
            "grown by 54%. Over the same years it had grown by 38% in England and by 32% in the East Midlands.",
            "Members found the first point hard to square with the level of the grant. The Director replied that the "
            "formula followed population and past spending rather than plans, and that neither moved as fast.",
            "RESOLVED: that the report be noted and that the Committee return to the matter on 7 March 2023.",
            "# 57. Date of next meeting",
            "It was noted that the next meeting would be held on Tuesday, 7 March 2023 at 2.00 pm.",
            "2.00 pm to 4.25 pm<br/>24 January 2023",
        ),
    ]


def _opening(face: Type, title: str, by: str, date: str) -> Story:
    return [
        Paragraph(COUNCIL, face.title),
        Paragraph(COMMITTEE.upper(), face.title),
        Paragraph(date.upper(), face.title),
        Paragraph(title.upper(), face.title),
        Paragraph(f"Report of the {by}".upper(), face.title),
    ]


def finance(face: Type) -> Story:
    """The born-digital finance report of the pack, with the medium-term high needs table."""
    return [
        *_opening(
            face,
            "High needs funding: the medium-term position",
            "Director of Children and Family Services",
            "7 March 2023",
        ),
        *paragraphs(
            face,
            "# Purpose of the report",
            "1. This report tells the Committee what the high needs block is expected to cost over the four years of "
            "the Medium Term Financial Strategy (MTFS), what it is expected to receive, and what is left uncovered.",
            "# The grant",
            "2. The provisional high needs block allocation for 2023/24 is £104.9m.",
            "3. Nationally the minimum increase per head of the population aged 2 to 18 is 5% and the maximum 7%. "
            "Leicestershire stays on the floor of the formula.",
            "# Demand",
            "4. The number of children with an Education, Health and Care Plan (EHCP) in Leicestershire increased by "
            "54% between 2016 and 2020. In England the increase was 38% and in the East Midlands 32%. In 2021 and "
            "2022 the county saw a further 38% growth in EHCPs.",
            "# The forecast",
            "5. The table sets out the high needs element of the Dedicated Schools Grant (DSG) year by year.",
        ),
        PageBreak(),
        Paragraph("Forecast of the high needs block, 2023/24 to 2026/27", face.heading),
        figures_table(face, "", _MONEY_HEADINGS, HIGH_NEEDS, (225, 61, 61, 61, 61)),
        gap(10),
        *paragraphs(
            face,
            "6. Total savings of £5.6m are planned for 2023/24, rising to £24.6m in 2026/27.",
            "7. The cumulative high needs deficit is forecast to be £53.0m in March 2024 and £90.9m in March 2027.",
            "8. The annual gap does not close in any of the four years, and reserves of the other blocks cannot "
            "carry it. Officers will bring a further plan to the Cabinet before the summer.",
            "# Officer to contact",
            "High Needs Block Strategic Lead, telephone 01632 960 100",
        ),
    ]


def programme(face: Type) -> Story:
    """An item full of numbers, none of which is a figure of the vocabulary."""
    return [
        *_opening(face, "Work programme", "Chief Executive", "7 March 2023"),
        *paragraphs(
            face,
            "# Purpose of the report",
            "1. Members are asked to settle what the Committee will look at in 2023/24.",
            "# Proposed items",
            "2. Six meetings are planned. On 6 June 2023 the Committee will take the annual report on fostering and, "
            "under section 26 of the Children Act 1989, the report of the independent reviewing officers.",
            "3. On 5 September 2023 it will take school places (paragraphs 4 to 9 of the scoping note) and the 0-19 "
            "healthy child service. A panel of 5 members will visit 3 schools before then.",
            "4. The budget of £12,500 for training members is unchanged.",
            "# Recommendation",
            "5. That the work programme be agreed.",
        ),
    ]


def performance(face: Type) -> Story:
    """The quarter's performance in prose; the dashboard is its appendix."""
    return [
        *_opening(
            face,
            "Performance in quarter 3 of 2022/23",
            "Chief Executive and the Director of Children and Family Services",
            "7 March 2023",
        ),
        *paragraphs(
            face,
            "# Purpose of the report",
            "1. This report goes through the department's indicators for the three months to December 2022. The "
            "dashboard is appended.",
            "# Children in need of protection",
            "2. The percentage of children becoming subject to a child protection plan for a second or subsequent "
            "time was 22.7% at the end of quarter 3 2022/23, compared with 22.6% at the end of quarter 2.",
            "3. Child protection plans lasting two years or more stood at 1.8% at the end of quarter 3 2022/23, up "
            "from 1.4% at the end of quarter 2.",
            "# Care leavers",
            "4. The percentage of care leavers in suitable accommodation was 94.0% at the end of quarter 3 2022/23. "
            "At the end of quarter 2 it had been 93.3%.",
            "5. The percentage of care leavers in education, employment or training rose from 61.3% at the end of "
            "quarter 2 to 64.5% at the end of quarter 3 2022/23.",
            "# Pupils with special educational needs",
            "6. The Autumn 2022 school census counted 2,252 children with an EHCP in mainstream schools. In Summer "
            "2022 there had been 2,363.",
            "7. In Autumn 2022, 12,077 pupils in mainstream schools received SEN support without an EHCP, against "
            "12,204 in Summer 2022.",
            "# Recommendation",
            "8. That the Committee note the report.",
        ),
    ]


def update(face: Type) -> Story:
    """The report of September 2024, all of whose figures stand in sentences."""
    return [
        *_opening(
            face,
            "High needs block: how plans and money have moved",
            "Director of Children and Family Services",
            "5 September 2024",
        ),
        *paragraphs(
            face,
            "# Purpose of the report",
            "1. The Committee last looked at the high needs block on 23 January 2024. This report says what has "
            "changed since.",
            "# Money",
            "2. The programme is expected to deliver £36.5m of high needs cost reductions by 2028/29.",
            "3. The cumulative high needs deficit is now forecast to be £58.1m in March 2025, rising to £103.3m in "
            "March 2028.",
            "# Education, health and care plans",
            "4. Between 2017 and 2024 the number of Education, Health and Care Plans (EHCPs) in Leicestershire rose "
            "from 3,350 to 6,377, an increase of 90%. Over the same period EHCPs increased by 100% in England and by "
            "101% in the East Midlands. Leicestershire's statistical neighbours saw a 97% increase.",
            "5. The proportion of EHCPs issued within 20 weeks has increased from 1% in 2022 to 6.2% in the 12 "
            "months to July 2024.",
            "6. The waiting list for advice from educational psychologists remains the main cause of delay. A "
            "contract for more of it was noted by the Cabinet on 24 May 2024 and will run for 18 months.",
            "# Recommendation",
            "7. That the Committee note the report and ask for another in six months.",
            "# Officer to contact",
            "High Needs Block Strategic Lead, telephone 01632 960 100",
        ),
    ]
