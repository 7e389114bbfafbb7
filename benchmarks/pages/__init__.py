"""How fast pages are beside a bare page on the same server: python -m benchmarks.pages"""
