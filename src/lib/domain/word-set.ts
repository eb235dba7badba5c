export const wordSet = (text: string) => new Set(text.trim().split(/\s+/));
