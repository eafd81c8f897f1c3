"""What this installation keeps about its use: by default nothing, and never what anybody typed."""
