export {
  hintsAtSecret,
  isHarmless,
  isSecretName,
  knownSecret,
  secretShape,
  shownSecret,
  type ShownSecret,
} from './secret-shapes';
