export const truncate = (text: string, most = 80) =>
	text.length > most ? `${text.slice(0, most)}…` : text;

export const withEllipsis = (text: string) => `${text.replace(/[\s,;:–—-]{1,4}$/, '')}…`;
