"""What a comment on a deviation is made of: kinds of cause, challenges and possibilities; never stored."""
