"""The constructed Exempelkommunen and the demo committees; never a real municipality."""
