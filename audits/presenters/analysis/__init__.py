"""How an analysis is shown: the same for its page, its workbook and its paper."""
