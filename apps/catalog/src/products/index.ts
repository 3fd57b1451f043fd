import type { Product } from '../product/product-template';
import { healthcareWebServer } from './healthcare-web-server/healthcare-web-server';
import { messageQueue } from './message-queue';

/** Everything that developers can launch. A new product is a file beside these and a line here. */
export const products: readonly Product[] = [healthcareWebServer, messageQueue];
