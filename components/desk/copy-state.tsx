"use client";
// What the verbs must know of the editor: which version of the text is committed, and how to wait until what is on
// screen is committed too. The editor registers itself; a page without an editor keeps what the server said.
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";

/** Resolves once everything on screen is committed, with its version; null when it could not be saved. */
export type Settle = () => Promise<number | null>;

type CopyState = Readonly<{
  copyVersion: number;
  /** The editor tells each committed version. */
  committed: (copyVersion: number) => void;
  /** The editor registers how to save what is on screen; answers how to take that back. */
  register: (settle: Settle) => () => void;
  settle: Settle;
}>;

const Context = createContext<CopyState | null>(null);

export function CopyStateProvider({
  copyVersion: initial,
  children,
}: Readonly<{ copyVersion: number; children: ReactNode }>) {
  const [copyVersion, setCopyVersion] = useState(initial);
  const latest = useRef(initial);
  const registered = useRef<Settle | null>(null);

  const committed = useCallback((version: number) => {
    latest.current = version;
    setCopyVersion(version);
  }, []);
  // The server's word after a verb or a reload: a restore moves the version without any typing here.
  useEffect(() => {
    if (initial > latest.current) committed(initial);
  }, [initial, committed]);
  const register = useCallback((settle: Settle) => {
    registered.current = settle;
    return () => {
      if (registered.current === settle) registered.current = null;
    };
  }, []);
  const settle = useCallback<Settle>(
    async () => (registered.current === null ? latest.current : registered.current()),
    [],
  );
  const state = useMemo(
    () => ({ copyVersion, committed, register, settle }),
    [copyVersion, committed, register, settle],
  );
  return <Context.Provider value={state}>{children}</Context.Provider>;
}

/** The state of the working copy on this screen. Only below a CopyStateProvider. */
export function useCopyState(): CopyState {
  const state = useContext(Context);
  if (state === null) throw new Error("useCopyState stands outside a CopyStateProvider.");
  return state;
}
