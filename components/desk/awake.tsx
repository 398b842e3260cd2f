"use client";
// Says that the page answers by itself now.
import { useEffect } from "react";
import { awakeEvent } from "./early-acts.ts";

export function Awake() {
  useEffect(() => {
    window.dispatchEvent(new Event(awakeEvent));
  }, []);
  return null;
}
