"""Documents for people to print, send and change: DOCX, and pictures of words and lines for them."""
