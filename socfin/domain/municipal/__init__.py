"""What is said above the committees; never a committee's own figures."""
