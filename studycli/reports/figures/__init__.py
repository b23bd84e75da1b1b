"""The figures of the HTML report: from data to coordinates. Templates draw them; nothing here knows of SVG's words."""
