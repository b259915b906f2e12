"""xlsx and xlsm: a streaming reader of the workbook parts (ECMA-376, transitional and strict)."""
