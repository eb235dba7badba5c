export function nameLines(name: string, letters: number, most: number): string[] {
	const lines: string[] = [];
	for (const word of name.split(/\s+/).filter(Boolean)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= letters)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	const shown = lines.slice(0, most).map((line) => cut(line, letters));
	if (lines.length > most) shown[most - 1] = cut(`${shown[most - 1]} …`, letters);
	return shown;
}

function cut(text: string, letters: number): string {
	const each = [...text];
	return each.length > letters ? `${each.slice(0, letters - 1).join('')}…` : text;
}
