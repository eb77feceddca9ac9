"""What people decide together when they vote: who may, what they say, what comes out."""
