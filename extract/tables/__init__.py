"""Tables: regions found on a page, read into rows and columns with their headings, joined over pages."""
