"""SVG pictures drawn from the model. Colours and fonts come from the page's style sheet, through classes."""
