import type { ParamMatcher } from '@sveltejs/kit';
import { isFramedList } from '$lib/domain/embeds';

export const match = isFramedList satisfies ParamMatcher;
