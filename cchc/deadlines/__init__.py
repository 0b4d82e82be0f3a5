"""How the prose of "Thời gian thực hiện" becomes dates: one phrase and a plan year in, readings out."""
