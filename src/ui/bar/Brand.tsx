// The program's name with its sign: the three places.
import type { ReactNode } from "react";
import styles from "./Brand.module.css";

export function Brand(): ReactNode {
  return (
    <span className={styles["brand"]}>
      <svg viewBox="0 0 38 16" aria-hidden="true">
        <circle className={styles["tokyo"]} cx="8" cy="8" r="6" />
        <rect className={styles["london"]} x="15" y="2.5" width="11" height="11" rx="1" />
        <path className={styles["saopaulo"]} d="M32.5 1.5L39.5 13.5H25.5z" />
      </svg>
      <span>Everywrite</span>
    </span>
  );
}
