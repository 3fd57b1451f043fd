/** `claims-intake` becomes `ClaimsIntake`. */
export function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `claims-intake` becomes `claimsIntake`. */
export function camel(name: string): string {
  const word = pascal(name);
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** `natIps` becomes `nat ips`, the beginning of a description. */
export function spaced(entry: string): string {
  return entry.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
