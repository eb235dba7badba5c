/** For `<details {...unfolded(isOpen)}>`: with `open={false}`, hydration would close what a reader opened before. */
export const unfolded = (isOpen: boolean) => (isOpen ? { open: true } : {});
