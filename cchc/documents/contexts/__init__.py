"""What each document gives its template: plain words and figures, never a sentence that the template can say."""
