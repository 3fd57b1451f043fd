import { sampleApplication } from '@hipaa-cdk/sample-application';
import type { EcsSettings } from '../config';

/** What runs in a container, and how it is asked for its health. */
export interface Program {
  /** Left out, the image decides. */
  readonly command?: string[];
  /** Left out, nobody asks inside the container. */
  readonly healthCommand?: string[];
}

/** The program of the settings. Our sample comes as text, so that nobody has to build an image to see it run. */
export function programOf({ program, port }: EcsSettings): Program {
  if (program !== 'sample') return program;
  return {
    command: ['python3', '-I', '-c', sampleApplication.source],
    healthCommand: [...sampleApplication.healthCommand(port)],
  };
}
