"""PDF files as packs need them: prepared, joined, stamped, inspected and checked."""
