"""Who is let in and what they may do: users, roles given, log-ins, links and second steps; never figures."""
