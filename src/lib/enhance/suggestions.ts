import type { Suggestion } from '../domain/search/search.ts';
import { directionOf } from '../domain/places.ts';

const debounceMilliseconds = 150;

/** Follows the ARIA Authoring Practices for an editable combobox. Enter without a choice sends the form. */
export function offerIn(box: HTMLInputElement) {
	const { form } = box;
	if (!form || box.role === 'combobox') return;
	const list = Object.assign(document.createElement('ul'), {
		id: 'suggestions',
		className: 'plain popup',
		role: 'listbox',
		ariaLabel: 'Suggestions',
		hidden: true
	});
	const status = Object.assign(document.createElement('p'), {
		className: 'visually-hidden',
		role: 'status'
	});
	form.append(list, status);
	for (const [name, value] of Object.entries({
		role: 'combobox',
		autocomplete: 'off',
		'aria-autocomplete': 'list',
		'aria-expanded': 'false',
		'aria-controls': list.id
	}))
		box.setAttribute(name, value);

	let offered: Suggestion[] = [];
	let active = -1;
	let last = new AbortController();

	const options = () => [...list.children] as HTMLElement[];

	function activate(index: number) {
		active = index;
		for (const [at, option] of options().entries())
			option.setAttribute('aria-selected', String(at === index));
		const option = options()[index];
		if (option) box.setAttribute('aria-activedescendant', option.id);
		else box.removeAttribute('aria-activedescendant');
		option?.scrollIntoView({ block: 'nearest' });
	}

	function show(suggestions: Suggestion[], words = '') {
		const { length } = suggestions;
		const query = new URLSearchParams({ q: words });
		const all = {
			name: 'View all results',
			about: `for “${words}”`,
			href: `${form!.action}?${query}`
		};
		offered = length ? [...suggestions, all] : [];
		list.replaceChildren(...offered.map(optionOf));
		open(length > 0);
		status.textContent = length === 1 ? '1 suggestion.' : `${length || 'No'} suggestions.`;
	}

	function open(isOpen: boolean) {
		list.hidden = !isOpen;
		box.setAttribute('aria-expanded', String(isOpen));
		activate(-1);
	}

	async function ask() {
		last.abort();
		const { signal } = (last = new AbortController());
		const words = box.value.trim();
		if (!words) return show([]);
		await new Promise((resolve) => setTimeout(resolve, debounceMilliseconds));
		if (signal.aborted) return;
		try {
			const query = new URLSearchParams({ q: words });
			const response = await fetch(`${form!.action}/suggestions.json?${query}`, { signal });
			if (response.ok) show(await response.json(), words);
		} catch {
			// Without an answer there are no suggestions; the form still works.
			if (!signal.aborted) open(false);
		}
	}

	const go = (index: number) => {
		const { href } = offered[index] ?? {};
		if (href) location.assign(href);
	};

	const keys: Record<string, () => void> = {
		ArrowDown: () => activate(active + 1 < offered.length ? active + 1 : -1),
		ArrowUp: () => activate(active < 0 ? offered.length - 1 : active - 1),
		Escape: () => open(false)
	};
	box.addEventListener('keydown', (event) => {
		// Keys belong to the input method while it composes a word.
		if (event.isComposing || list.hidden) return;
		if (event.key === 'Enter' && active >= 0) {
			event.preventDefault();
			go(active);
		} else if (keys[event.key]) {
			event.preventDefault();
			keys[event.key]!();
		}
	});
	box.addEventListener('input', () => void ask());
	box.addEventListener('focus', () => open(offered.length > 0));
	box.addEventListener('blur', () => open(false));
	// Keeps the focus in the box.
	list.addEventListener('mousedown', (event) => event.preventDefault());
	list.addEventListener('click', ({ target }) => {
		const option = target instanceof Element ? target.closest('[role=option]') : null;
		if (option) go(options().indexOf(option as HTMLElement));
	});
	form.addEventListener('submit', () => last.abort());
	if (box.value.trim()) void ask();
}

function optionOf({ name, about, lang }: Suggestion, index: number): HTMLElement {
	const option = document.createElement('li');
	option.id = `suggestion-${index}`;
	option.role = 'option';
	option.ariaSelected = 'false';
	const words = document.createElement('bdi');
	words.textContent = name;
	if (lang) Object.assign(words, { lang, dir: directionOf(lang) });
	const small = document.createElement('span');
	small.className = 'small soft';
	small.textContent = about;
	option.append(words, ' ', small);
	return option;
}
