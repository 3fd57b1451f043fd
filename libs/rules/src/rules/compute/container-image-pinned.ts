import { written } from '../../reading/value';
import { containerRule } from './container-rule';

/**
 * A tag of 64 hexadecimal digits counts as a digest: CDK names images of its own after their content. Other tags can be moved
 * to another image after it was looked at.
 */
export const containerImagePinned = containerRule({
  id: 'ContainerImagePinned',
  description: 'Containers run the very image that was looked at',
  citations: ['45 CFR 164.312(c)(1)', '45 CFR 164.308(a)(5)(ii)(B)'],
  remedy: 'Name the image by its digest: repository@sha256:...',
  property: 'Image',
  holds: (value) => /(@sha256:|:)[0-9a-f]{64}\b/.test(written(value)),
  problem: 'its image is named by a tag, which can be moved',
});
