"""Exempelkommunen's comments: the stories, how they are put in words, and where one is asked for."""
