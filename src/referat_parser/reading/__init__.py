"""Lines → the parts of the minutes: furniture, front page, contents, items, sections, annexes, and the account.

Every stage takes the rows of the document and gives a new value; none changes what it got. Danish words come from the
profile, never from here.
"""
