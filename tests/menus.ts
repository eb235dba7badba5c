import type { FrameLocator, Locator, Page } from '@playwright/test';

/** The menu «Share or cite» of a page, or of a part of it: «this law». */
export const menuOf = (where: Page | Locator | FrameLocator, about: string): Locator =>
	where.locator('details[name=tools]', { hasText: `Share or cite ${about}` }).first();

export async function openMenu(where: Page | Locator | FrameLocator, about: string) {
	const menu = menuOf(where, about);
	await menu.locator('> summary').click();
	return menu;
}
