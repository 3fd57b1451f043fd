/**
 * For tests: makes this process look as if its Nx had ended, or as if it had none.
 *
 * @returns puts it back
 */
export function leaveNx(state: { readonly connected?: boolean } = { connected: false }): () => void {
  const before = Object.getOwnPropertyDescriptor(process, 'connected');
  Object.defineProperty(process, 'connected', { value: state.connected, configurable: true });
  return () =>
    void Object.defineProperty(process, 'connected', before ?? { value: undefined, configurable: true });
}
