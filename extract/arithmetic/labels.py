"""What the words of a heading say of its part in the arithmetic: evidence only, never needed, never enough."""

import re

TOTAL = re.compile(
    r"\b(?:(?:sub|grand)?[- ]?totals?|net|gross|all|overall|sum|combined|cumulative|aggregate|balance|surplus|deficit|"
    r"gap|position|requirement|carried forward|c/f|closing)\b",
    re.IGNORECASE,
)
DIFFERENCE = re.compile(
    r"\b(?:variance|variation|change|difference|movement|increase|decrease|reduction|growth|over|under|"
    r"over/\(?under\)?|overspend|underspend|gap|surplus|deficit|shortfall|net|diff)\b|\(under\)|\+/-",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:rise|change|growth|increase|decrease|reduction|movement|yoy|year[- ]on[- ]year|annual)\b", re.IGNORECASE
)
AVERAGE = re.compile(r"\b(?:average|mean|avg)\b", re.IGNORECASE)
RATE = re.compile(r"\b(?:per|rate|unit|average|avg|each)\b", re.IGNORECASE)
SHARE = re.compile(r"%|\b(?:per ?cent|percentage|proportion|share|v|vs|versus|as a? ?%)\b", re.IGNORECASE)
INCOME = re.compile(
    r"\b(?:grant|income|funding|allocation|dsg|receipts?|recharges?|contributions?|fees|levy|council tax|rates)\b",
    re.IGNORECASE,
)
SPENDING = re.compile(
    r"\b(?:spend|spending|expenditure|costs?|payments?|salaries|staffing|placements?|pressures?|outturn|charges)\b",
    re.IGNORECASE,
)
SAVING = re.compile(r"\b(?:savings?|benefits?|mitigations?|efficienc(?:y|ies)|opportunities)\b", re.IGNORECASE)
POSITION = re.compile(
    r"\b(?:deficit|surplus|gap|shortfall|overspend|underspend|over ?/ ?\(?under|balance|position|variance|reserves?|"
    r"carried forward|brought forward|c/f|b/f)\b|\(under\)",
    re.IGNORECASE,
)
DEFICIT_POSITIVE = re.compile(
    r"deficits?\s*/\s*\(\s*surplus(?:es)?\s*\)|surplus(?:es)?\s*\(\s*-\s*(?:ve)?\s*\)\s*/?\s*deficit|"
    r"\(\s*surplus(?:es)?\s*\)\s*/\s*deficit|-\s*surplus\s*/\s*\+?\s*deficit|deficit\s*/\s*-\s*surplus|"
    r"over\s*(?:spend)?\s*/\s*\(\s*under\s*(?:spend)?\s*\)|\(\s*under\s*(?:spend)?\s*\)\s*/\s*over|"
    r"surplus(?:es)?\s*\(\s*-ve\s*\)",
    re.IGNORECASE,
)
SURPLUS_POSITIVE = re.compile(
    r"surplus(?:es)?\s*/\s*\(\s*deficits?\s*\)|\(\s*deficits?\s*\)\s*/\s*surplus|deficit\s*\(\s*-\s*(?:ve)?\s*\)|"
    r"-\s*deficit\s*/\s*\+?\s*surplus|surplus\s*/\s*-\s*deficit|"
    r"under\s*(?:spend)?\s*/\s*\(\s*over\s*(?:spend)?\s*\)|\(\s*over\s*(?:spend)?\s*\)\s*/\s*under",
    re.IGNORECASE,
)
