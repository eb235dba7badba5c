// Public pages are plain HTML. Set here, because at the root it would drop the root layout, and with it `lib/enhance`,
// from the client build.
export const csr = false;
