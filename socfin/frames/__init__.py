"""What pandas carries between rooms: frames declared once, their empty forms and the ways in and out."""
