"""A format → its workbook, which computes again what its entries change."""
