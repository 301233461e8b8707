//! The programs that build the site. They are built once into a cache that outlives the project
//! folder, one folder for each exact version, so that no other version is ever used.

use crate::node;
use crate::process::{self, Result};
use crate::project;
use crate::standard_library;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Of the tool that parts the program at `wasm_split`.
const WASM_SPLIT_VERSION: &str = "0.2.4";

/// The tools at hand; commands started through it find them before any others.
pub struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// What turns the source into a site: the wasm target, Trunk and wasm-bindgen.
    pub fn for_building() -> Result<Self> {
        process::step("Tools for building");
        add_toolchain_parts()?;
        let trunk = built("trunk", &project::trunk_version()?, "", &["trunk"])?;
        let wasm_bindgen = built(
            "wasm-bindgen-cli",
            &project::wasm_bindgen_version()?,
            "",
            &["wasm-bindgen", "wasm-bindgen-test-runner"],
        )?;
        process::run(cargo().arg("fetch"))?;
        let mut fetch_standard_library = cargo();
        fetch_standard_library.args(["fetch", "--target", "wasm32-unknown-unknown"]);
        process::run(standard_library::build_small(&mut fetch_standard_library))?;
        Ok(Self { folders: vec![trunk, wasm_bindgen] })
    }

    /// The same, and what makes the site of a release: the tool that parts the program, and the packages of Node, among
    /// them wasm-opt, esbuild and Playwright.
    pub fn for_releasing() -> Result<Self> {
        let mut toolbox = Self::for_building()?;
        let wasm_split = built("wasm_split_cli_support", WASM_SPLIT_VERSION, "build-binary", &["wasm-split-cli"])?;
        toolbox.folders.push(wasm_split);
        toolbox.folders.push(node::packages()?);
        Ok(toolbox)
    }

    /// A command that runs in the project's folder with these tools.
    pub fn command(&self, program: &str) -> Result<Command> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned();
        let folders = folders.chain(std::env::split_paths(&inherited));
        let path: OsString = std::env::join_paths(folders).map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command.current_dir(project::root()).env("PATH", path);
        // Trunk takes the common NO_COLOR=1 for an invalid value and stops.
        if program == "trunk" {
            command.env_remove("NO_COLOR");
        }
        Ok(command)
    }
}

/// Cargo, in the project's folder.
pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(project::root());
    command
}

/// Adds the wasm target, Clippy and rustfmt to the toolchain where they lack.
pub fn add_toolchain_parts() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let sysroot = process::output(in_project("rustc").args(["--print", "sysroot"]))?;
    let libraries = Path::new(sysroot.trim()).join("lib/rustlib").join(target);
    if !libraries.exists() {
        process::run(in_project("rustup").args(["target", "add", target]))
            .map_err(|error| format!("{error}\nAdd Rust's {target} target, then try again."))?;
    }
    if !Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library").exists() {
        process::run(in_project("rustup").args(["component", "add", "rust-src"]))
            .map_err(|error| format!("{error}\nAdd Rust's rust-src, then try again."))?;
    }
    for (component, command) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if !process::succeeds(cargo().args([command, "--version"])) {
            process::run(in_project("rustup").args(["component", "add", component]))
                .map_err(|error| format!("{error}\nAdd Rust's {component}, then try again."))?;
        }
    }
    Ok(())
}

fn in_project(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root());
    command
}

/// The folder of a package's programs, built now with the named features if the cache lacks one of them.
fn built(package: &str, version: &str, features: &str, programs: &[&str]) -> Result<PathBuf> {
    let cache = cache_folder()?;
    let root = cache.join("tools").join(format!("{package}-{version}"));
    let folder = root.join("bin");
    let suffix = std::env::consts::EXE_SUFFIX;
    let present = |program: &&str| folder.join(format!("{program}{suffix}")).exists();
    if programs.iter().all(present) {
        println!("{package} {version}: in {}", root.display());
        return Ok(folder);
    }

    println!("{package} {version}: building once, a few minutes");
    let scratch = cache.join(format!("build-{}", std::process::id()));
    let built = process::run(
        cargo()
            .args(["install", "--locked", "--no-default-features", "--features", features, "--root"])
            .arg(&root)
            .arg(format!("{package}@{version}"))
            .env("CARGO_TARGET_DIR", &scratch)
            // These tools run briefly: building them fast saves more than fast tools would.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    );
    if scratch.exists() {
        std::fs::remove_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    }
    built.map(|()| folder)
}

/// `$FUNNELWRIGHT_CACHE`, else `$XDG_CACHE_HOME/funnelwright`, else `~/.cache/funnelwright`.
fn cache_folder() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let of_user = || {
        let caches = set("XDG_CACHE_HOME").map(PathBuf::from);
        let caches = caches.or_else(|| Some(std::env::home_dir()?.join(".cache")));
        Some(caches?.join("funnelwright"))
    };
    set("FUNNELWRIGHT_CACHE")
        .map(PathBuf::from)
        .or_else(of_user)
        .ok_or_else(|| "no home folder: set FUNNELWRIGHT_CACHE to a folder for tools".to_owned())
}
