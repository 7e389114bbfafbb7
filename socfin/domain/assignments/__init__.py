"""What a committee has asked somebody for (uppdrag): states, and the section of a Report; never stored."""
