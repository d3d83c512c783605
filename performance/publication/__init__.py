"""From draft to published: deadlines, what is missing, what waits on whom, what may go public."""
