/**
 * For `<details {...unfolded(isOpen)}>`. `open={false}` would fold again, once the script of the page has come, what
 * somebody unfolded before that; nothing said leaves it as it is.
 */
export const unfolded = (isOpen: boolean) => (isOpen ? { open: true } : {});
