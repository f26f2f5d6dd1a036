"""Result files people open: a workbook and a self-contained page."""
