"""What an assistant asks over the Model Context Protocol: the API's reads, told so that none is misread."""
