// Signing in and out. What a request may ask of it stands in lib/server/auth.ts.
import { authRoute } from "#lib/server/auth.ts";

type Context = Readonly<{ params: Promise<{ nextauth: string[] }> }>;

async function answer(request: Request, context: Context): Promise<Response> {
  return await authRoute(request, (await context.params).nextauth);
}

export { answer as GET, answer as HEAD, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
