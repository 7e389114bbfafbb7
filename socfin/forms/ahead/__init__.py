"""What is typed of the months ahead: scenarios, and what the forecast is to count."""
