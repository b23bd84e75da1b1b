"""What studying would be like in the coming months, for one desired retention or another."""
